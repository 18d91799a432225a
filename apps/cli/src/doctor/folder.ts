import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from './finding.js';

const LEAST_FREE_MB = 200;
const MB = 1024 * 1024;

/** Whether a server can keep its data there. A folder that is not there yet is made by the first start. */
export async function examineFolder(folder: string): Promise<Finding> {
  const there = await nearest(folder);
  const what = 'data folder';
  try {
    await access(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return {
      what,
      found: `${there} can't be written`,
      remedy: `Give yourself the right to write in ${there}, or choose another folder with --data.`,
    };
  }
  const { bavail, bsize } = await statfs(there);
  const freeMb = Math.floor((bavail * bsize) / MB);
  const found = `${folder}${there === folder ? '' : ' (not made yet)'}, ${freeMb} MB free`;
  return freeMb >= LEAST_FREE_MB
    ? { what, found }
    : { what, found, remedy: `Free some space on the disk of ${there}.` };
}

const nearest = async (folder: string): Promise<string> => {
  try {
    await access(folder);
    return folder;
  } catch {
    return dirname(folder) === folder ? folder : nearest(dirname(folder));
  }
};
