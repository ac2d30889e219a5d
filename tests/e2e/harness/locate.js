// Finds visible elements by role and accessible name. Runs as a function body in the page.
// Arguments: role, name, and whether to return the names of all of that role instead of the elements.
const [role, wanted, namesOnly] = arguments;

const native = {
  button: "button, summary, input[type=submit], input[type=button]",
  checkbox: "input[type=checkbox]",
  combobox: "select",
  dialog: "dialog[open]",
  heading: "h1, h2, h3, h4, h5, h6",
  link: "a[href]",
  listitem: "li",
  navigation: "nav",
  option: "option",
  radio: "input[type=radio]",
  region: "section[aria-label], section[aria-labelledby]",
  row: "tr",
  searchbox: "input[type=search]",
  status: "output",
  table: "table",
  textbox:
    "textarea, input:not([type]), input[type=text], input[type=search], input[type=tel], input[type=number], " +
    "input[type=date], input[type=time], input[type=password], input[type=email], input[type=url]",
};
const selector = [`[role=${role}]`, ...(native[role] ?? "").split(", ").filter(Boolean).map((part) => `${part}:not([role])`)];

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const visible = (element) => element.checkVisibility({ visibilityProperty: true }) || element.labels?.[0]?.checkVisibility();

function nameOf(element) {
  const labelledBy = element.getAttribute("aria-labelledby");
  if (labelledBy) return tidy(labelledBy.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  if (element.labels?.length) return tidy([...element.labels].map((one) => one.textContent).join(" "));
  if (element instanceof HTMLTableElement) return tidy(element.caption?.textContent);
  if (element instanceof HTMLInputElement) return tidy(element.value || element.title || element.placeholder);
  return tidy(element.textContent) || tidy(element.title);
}

const found = [...document.querySelectorAll(selector.join(", "))].filter(visible);
if (namesOnly) return found.map(nameOf);
const exact = found.filter((element) => nameOf(element) === wanted);
return exact.length ? exact : found.filter((element) => nameOf(element).includes(wanted));
