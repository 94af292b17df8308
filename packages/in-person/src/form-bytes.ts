/** Room for what is too long, which is then said at its field with all that was typed. */
export const FORM_BYTES = 256 * 1024;
