export {
  maxAttributesSize,
  toChannelAttributes,
  type AttributeDoc,
  type AttributesPolicy,
  type BuiltAttributes,
  type ChannelAttributes,
  type ChannelClaim,
  type PreEngagementData,
} from './attributes.ts';
export { callEach } from './call-each.ts';
export { addDocView, parseTrail, type DocTrail, type DocView } from './doc-trail.ts';
export { peekVisitor } from './peek-visitor.ts';
export {
  parseChannelAttributes,
  type AttributesRefusal,
  type ParsedAttributes,
} from './parse-attributes.ts';
export { isRecord, readText } from './fields.ts';
export { isPhone, type Phone } from './phone.ts';
export {
  profileEventsUrl,
  profileTraitsUrl,
  profileUrl,
  toExternalId,
  type ExternalId,
  type ProfileEventsQuery,
  type ProfileSpace,
} from './profile.ts';
export { randomId } from './random-id.ts';
export { readItem, removeItem, visitorKey, writeItem } from './stored-item.ts';
export {
  changeVisitor,
  createVisitor,
  parseVisitor,
  type Visitor,
  type VisitorClaims,
  type VisitorPatch,
  type VisitorSource,
} from './visitor.ts';
export {
  createVisitorStore,
  type VisitorStore,
  type VisitorStoreOptions,
} from './visitor-store.ts';
