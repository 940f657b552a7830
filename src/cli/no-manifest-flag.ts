import { Option } from "commander";

/** Of every command that writes reports. */
export const noManifestFlag = (): Option => new Option("--no-manifest", "write no list of the files with their digests beside them");
