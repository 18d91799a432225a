const VAT_RATES = {
  DE: ['19', '7'],
  GB: ['20', '5'],
  ES: ['21', '10'],
  HU: ['27', '18'],
  IE: ['23', '13.5'],
  NO: ['25', '15'],
  CH: ['8.1', '2.6'],
  US: ['0'],
};
const CURRENCIES = ['EUR', 'GBP', 'HUF', 'NOK', 'CHF', 'USD'];
const AMOUNT = /^-?\d+\.\d{2}$/;
/** Suppliers round each line of an invoice by itself. */
const ROUNDING_CENTS = 2;

/** What is wrong with an invoice, in words; nothing for one that can be posted. `checked` are those before it. */
export function checkInvoice(invoice, checked) {
  const { number, currency, country, vat_rate: rate, invoiced, due } = invoice;
  const amounts = ['net', 'vat', 'gross'].filter((name) => !AMOUNT.test(invoice[name]));
  return [
    number === '' && 'has no number',
    number !== '' && checked.some((before) => before.invoice.number === number) && 'was here before',
    !CURRENCIES.includes(currency) && `currency ${currency} is unknown`,
    ...amounts.map((name) => `${name} ${invoice[name]} is no amount`),
    amounts.length === 0 && sumProblem(invoice),
    !VAT_RATES[country]?.includes(rate) && `${rate} % VAT is unknown in ${country}`,
    ...['invoiced', 'due'].filter((name) => !isDay(invoice[name])).map((name) => `${name} ${invoice[name]} is no day`),
    isDay(invoiced) && isDay(due) && due < invoiced && 'is due before it was invoiced',
  ].filter((problem) => problem !== false);
}

function sumProblem({ net, vat, gross, vat_rate: rate }) {
  const [netCents, vatCents, grossCents] = [net, vat, gross].map(cents);
  if (netCents <= 0) return `net ${net} is not above zero`;
  if (Math.abs(netCents + vatCents - grossCents) > ROUNDING_CENTS) return 'net and VAT do not add up to gross';
  return Math.abs((netCents * Number(rate)) / 100 - vatCents) > ROUNDING_CENTS && `VAT is not ${rate} % of net`;
}

export const cents = (amount) => Math.round(Number(amount) * 100);

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON?.()?.startsWith(text) === true;
