const DATE = /\/(CreationDate|ModDate) \(D:\d{14}[^)]*\)/g;

/** The PDF with the run's time as its dates instead of the time of printing, the only bytes in which two prints differ. */
export function datedPdf(bytes: Uint8Array, startedAt: string): Uint8Array {
  const digits = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(startedAt)?.slice(1).join("") ?? "20000101000000";
  const text = Buffer.from(bytes).toString("latin1");
  // Offsets in the file count bytes, so the new date is exactly as long as the old one.
  return Buffer.from(
    text.replace(DATE, (whole, key: string) => `/${key} (D:${digits}+00'00')`.padEnd(whole.length).slice(0, whole.length)),
    "latin1",
  );
}
