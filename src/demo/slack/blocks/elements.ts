import { z } from 'zod';
import { BLOCK_LIMITS } from './limits.ts';
import { oneKindOfOptions, presetIsOffered } from './offered-options.ts';
import { confirmDialog, formattedOption, plainOption, plainText, webAddress } from './text-objects.ts';

const actionable = { action_id: z.string().min(1).max(BLOCK_LIMITS.id).optional() };
const confirmable = { ...actionable, confirm: confirmDialog.optional() };
const focusable = { ...confirmable, focus_on_load: z.boolean().optional() };
const placeholdable = { ...focusable, placeholder: plainText(BLOCK_LIMITS.placeholder).optional() };
const several = { ...placeholdable, max_selected_items: z.number().int().min(1).optional() };
const typeable = {
  ...actionable,
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(BLOCK_LIMITS.placeholder).optional(),
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional() })
    .optional(),
};
const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(BLOCK_LIMITS.buttonText),
  value: z.string().max(BLOCK_LIMITS.buttonValue).optional(),
  url: webAddress.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(BLOCK_LIMITS.accessibilityLabel).optional(),
  ...confirmable,
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  options: z.array(plainOption).min(1).max(BLOCK_LIMITS.overflowOptions),
  ...confirmable,
});

const optionGroup = z.strictObject({
  label: plainText(BLOCK_LIMITS.optionText),
  options: z.array(plainOption).min(1).max(BLOCK_LIMITS.options),
});

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    options: z.array(plainOption).min(1).max(BLOCK_LIMITS.options).optional(),
    option_groups: z.array(optionGroup).min(1).max(BLOCK_LIMITS.optionGroups).optional(),
    initial_option: plainOption.optional(),
    ...placeholdable,
  })
  .refine(...oneKindOfOptions)
  .refine(...presetIsOffered);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    options: z.array(plainOption).min(1).max(BLOCK_LIMITS.options).optional(),
    option_groups: z.array(optionGroup).min(1).max(BLOCK_LIMITS.optionGroups).optional(),
    initial_options: z.array(plainOption).min(1).optional(),
    ...several,
  })
  .refine(...oneKindOfOptions)
  .refine(...presetIsOffered);

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: conversationFilter.optional(),
  ...placeholdable,
});

const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  initial_conversations: z.array(z.string()).min(1).optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
  ...several,
});

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
  ...placeholdable,
});

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  initial_users: z.array(z.string()).min(1).optional(),
  ...several,
});

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    options: z.array(formattedOption).min(1).max(BLOCK_LIMITS.choices),
    initial_options: z.array(formattedOption).min(1).optional(),
    ...focusable,
  })
  .refine(...presetIsOffered);

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    options: z.array(formattedOption).min(1).max(BLOCK_LIMITS.choices),
    initial_option: formattedOption.optional(),
    ...focusable,
  })
  .refine(...presetIsOffered);

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00')
    .optional(),
  timezone: z.string().optional(),
  ...placeholdable,
});

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  initial_value: z.string().max(BLOCK_LIMITS.sectionText).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(BLOCK_LIMITS.sectionText).optional(),
  max_length: z.number().int().min(1).max(BLOCK_LIMITS.sectionText).optional(),
  ...typeable,
});

/** The three bounds are strings in Slack's schema, `is_decimal_allowed` is mandatory. */
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  ...typeable,
});

/** What an image block and an image element share: an address or an uploaded file, never both. */
export const imageParts = {
  alt_text: z.string().min(1).max(BLOCK_LIMITS.imageAltText),
  image_url: webAddress.optional(),
  slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
};

/** Whether an image names exactly one source. */
export function hasOneSource(image: { readonly image_url?: unknown; readonly slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...imageParts })
  .refine(hasOneSource, { error: 'must define exactly one of image_url and slack_file' });

const choosers = [staticSelect, conversationsSelect, usersSelect, checkboxes, radioButtons, timepicker] as const;
/** Slack shows these beside a section and in an input only. */
const multiChoosers = [multiStaticSelect, multiConversationsSelect, multiUsersSelect] as const;

export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...choosers]);
export const sectionAccessory = z.discriminatedUnion('type', [
  button,
  overflow,
  imageElement,
  ...choosers,
  ...multiChoosers,
]);
export const inputElement = z.discriminatedUnion('type', [textInput, numberInput, ...choosers, ...multiChoosers]);
