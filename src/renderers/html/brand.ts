import { fault } from "../../errors.js";
import { accentFault, type Brand, logoFault } from "../../look/brand.js";
import { formatName } from "../../sections/format-name.js";

/** What the templates see of a brand; the accent is a colour that is safe in a style. */
export interface BrandView {
  readonly name: string;
  readonly logo: string | null;
  readonly accent: string | null;
}

const NAME_LENGTH = 60;

/** Throws EH200 for a logo or a colour that cannot be shown. */
export function brandView(brand: Brand | null): BrandView | null {
  if (brand === null) return null;
  const { name, logo, accent } = brand;
  const wrong = (accent === null ? null : accentFault(accent)) ?? (logo === null ? null : logoFault(logo));
  if (wrong !== null) throw fault("EH200", `the brand cannot be shown: ${wrong}`, { help: ["look.brand, or report.brand in the policy"] });
  return { name: formatName(name, NAME_LENGTH), logo, accent };
}
