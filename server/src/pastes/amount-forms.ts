/** The parts of which patterns for money are made. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,11})(?:\.\d{1,5})?`;
/** Longer ones beside another are somebody’s number. */
export const SMALL_NUMBER = String.raw`(?:\d{1,3}(?:,\d{2,3}){1,3}|\d{1,7})(?:\.\d{1,2})?`;
export const UNIT = String.raw`(?:lakhs?|lacs?|crores?|cr|thousand|hundred|k|l)(?![\p{L}\p{N}])`;
const WORD = String.raw`(?:rs|inr|re|rupees?)`;
export const MARK = String.raw`(?:₹|(?<![\p{L}\p{N}])${WORD}(?![\p{L}])\.?)`;
export const MARK_BEHIND = String.raw`(?:\s?\/[-=]| ?(?:₹|${WORD}(?![\p{L}\p{N}])\.?))`;
export const AND = String.raw`\s{0,2}(?:(?:and|&|aur|,)\s{0,2})?`;
/** Where an amount without a sign in front can begin: behind `five thousand` it is only a part of one. */
export const BEGIN = String.raw`(?<![\p{L}\p{N}.,/-]|(?:lakhs?|lacs?|crores?|thousand|hundred)\s{1,2})`;
export const PAISE = String.raw`(\d{1,2})\s?(?:paise|paisa|ps|p)(?![\p{L}\p{N}])`;
/** What would make the amount another. */
export const NO_PART = String.raw`(?![.,]?\p{N}|\s?${UNIT}|\s?(?:paise|paisa|ps|p)(?![\p{L}\p{N}]))`;
/** `5 thousand two hundred` is not read as five thousand. */
export const NO_NUMBER_WORD = String.raw`(?!\s{1,2}(?:and\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?!\p{L}))`;
/** Behind the second of two numbers: a part of a date or of a longer number is none. */
export const NO_MORE = String.raw`(?![\p{L}\p{N}]|[.,:/-]\p{N}|\s\p{N}|\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`;
