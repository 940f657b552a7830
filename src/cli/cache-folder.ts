import { homedir } from "node:os";
import { join } from "node:path";

/** Where evenhand keeps what it can do without: `$XDG_CACHE_HOME/evenhand`, or `.cache/evenhand` at home. */
export const cacheFolder = ({ XDG_CACHE_HOME }: NodeJS.ProcessEnv): string => join(XDG_CACHE_HOME || join(homedir(), ".cache"), "evenhand");
