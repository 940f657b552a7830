import { type EvenhandError, fault } from "../../errors.js";
import type { ModelCard } from "../../register/card.js";
import { lastAudit, type Register, unapprovedRoles, unsignedRoles } from "../../register/register.js";
import { unsignedWaivers, usedWaivers } from "../../register/waived.js";

interface Wanted {
  readonly register: Register;
  readonly model: ModelCard;
  readonly version: string;
  readonly stage: "approved" | "live";
  readonly today: string;
}

/**
 * Why a version cannot be approved or live: nobody audited it, its last check failed or is undecided, a waiver that the check rests on
 * ended or is not signed as the card says, or signatures and approvals are lacking. Null when nothing hinders.
 */
export function unready({ register, model, version, stage, today }: Wanted): EvenhandError | null {
  const { id } = model;
  const last = lastAudit(register, id, version);
  if (last === null)
    return fault("EH508", `${id} ${version} was never audited, so that it cannot be ${stage}`, {
      help: [`evenhand catalog record ${id} results.json --version-id ${version}`],
    });
  const { verdict, path } = last.result;
  if (verdict === "fail" || verdict === "error" || verdict === "undecided")
    return fault("EH508", `the last check of ${id} ${version} is: ${verdict}, so that it cannot be ${stage}`, {
      evidence: last.checks.filter(({ status }) => status === "fail" || status === "error").map(({ sentence }) => sentence),
      help: [
        verdict === "undecided"
          ? "evenhand plan CHECK says how many rows it takes to decide"
          : "evenhand waive CHECK lets a failure through until a day, by somebody who answers for it; check again after that",
      ],
    });
  const ended = usedWaivers(last).find(({ expires }) => expires < today);
  if (ended !== undefined)
    return fault("EH508", `the waiver of ${ended.check} ended on ${ended.expires}, and the last check of ${id} ${version} rests on it`, {
      help: ["evenhand check, with what holds today"],
    });
  const [open] = unsignedWaivers(register, model, last);
  if (open !== undefined)
    return fault("EH508", `the waiver of ${open.waiver.check} is not signed as ${open.roles.join(", ")}`, {
      help: [`evenhand catalog waive ${id} ${open.waiver.check} --key KEY.pem --role ${open.roles[0]}`],
    });
  const unsigned = unsignedRoles(register, model, last);
  if (unsigned.length > 0)
    return fault("EH508", `the last audit of ${id} ${version} is not signed as ${unsigned.join(", ")}`, {
      help: [`evenhand sign ${path} --key KEY.pem --role ${unsigned[0]}`, `evenhand catalog record ${id} ${path} --version-id ${version}`],
    });
  const unapproved = unapprovedRoles(register, model, last);
  if (unapproved.length > 0)
    return fault("EH508", `${id} ${version} is not approved as ${unapproved.join(", ")} on the ground of its last audit`, {
      help: [`evenhand catalog approve ${id} ${version} --key KEY.pem --role ${unapproved[0]}`],
    });
  return null;
}
