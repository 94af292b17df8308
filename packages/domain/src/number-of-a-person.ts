// Whether an id holds a number by which a person is known. A long run of digits alone says nothing: queue systems make ids of
// dates and clocks. It is the parts of the number that give it away.
// Sources: NIK, Permendagri 73/2022 and UU 24/2013 (6 digits of the place, date of birth with 40 added to the day of a woman, 4
// of a series); NIP, Peraturan Kepala BKN 22/2007 (date of birth, month of appointment, sex, 3 of a series).

/** A run of digits that reads as a NIK, a NIP, or an Indonesian mobile number. */
export function holdsNumberOfAPerson(id: string): boolean {
  return (id.match(/\d{10,}/g) ?? []).some((run) => isNik(run) || isNip(run) || isMobile(run));
}

/** The first digits of the places that there are: by the codes of provinces. */
const PROVINCE = '(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
/** Of who can be at work in this century. */
const BIRTH_YEAR = '(?:19[3-9]\\d|200\\d|201\\d)';

const NIK = new RegExp(`^${PROVINCE}\\d{4}(?:0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])${MONTH}\\d{6}$`);
const NIP = new RegExp(`^${BIRTH_YEAR}${MONTH}${DAY}(?:19[5-9]\\d|20\\d\\d)(?:${MONTH}|21)[12]\\d{3}$`);
const MOBILE = /^(?:0|62)8\d{8,11}$/;

function isNik(run: string): boolean {
  return NIK.test(run);
}

function isNip(run: string): boolean {
  return NIP.test(run);
}

function isMobile(run: string): boolean {
  return MOBILE.test(run);
}
