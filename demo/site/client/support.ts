import { identify, onIdentity, signOut } from './docent.ts';
import { startPhoneForm } from './phone-form.ts';

/**
 * Follows who is known, for the support form of whichever page is shown.
 *
 * @returns what starts the form of a page that has just been shown.
 */
export function followReader(): () => void {
  let phone: string | undefined;
  let form: ReturnType<typeof startPhoneForm> | undefined;

  onIdentity((identity) => {
    // Details about the same reader change nothing that is shown, such as where the focus is.
    if (identity?.phone === phone) return;
    phone = identity?.phone;
    form?.show(phone);
  });
  return () => {
    form = startPhoneForm({ phone, identify, onSignOut: signOut });
  };
}
