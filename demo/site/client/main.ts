import { startCopyButtons } from './copy-code.ts';
import { readDoc } from './doc.ts';
import { startPhoneForm } from './phone-form.ts';
import { forgetPhone, onPhoneChange, readPhone, storePhone } from './phone-store.ts';
import { createSegment, readSegmentConfig } from './segment.ts';
import { startTableOfContents } from './table-of-contents.ts';
import { startThemeToggle } from './theme.ts';

startThemeToggle();
startTableOfContents();
startCopyButtons();

const segment = createSegment(readSegmentConfig());

const doc = readDoc();
if (doc) segment.page(doc, readPhone());

const form = startPhoneForm({
  phone: readPhone(),
  onPhone(phone) {
    const known = readPhone();
    // Without a reset, Segment would take two phones on one anonymous ID for one person.
    if (known && known !== phone) segment.reset();
    storePhone(phone);
    segment.identify(phone);
  },
  onForget() {
    segment.reset();
    forgetPhone();
  },
});
onPhoneChange((phone) => form.show(phone));
