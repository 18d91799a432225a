/** The database can't be brought up here. The message is one sentence for the person at the terminal: what is wrong, what to do. */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart';
}

/** Another engine works on the same data. */
export class DataFolderInUse extends CannotStart {
  override readonly name = 'DataFolderInUse';
}

/** Runs a step on files and turns what the file system answers into a sentence that names the folder. */
export async function writingTo<T>(folder: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(sentenceOf(error, folder), { cause: error });
  }
}

function sentenceOf(error: unknown, folder: string): string {
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk that holds ${folder} is full: free some space, or choose another data folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The folder ${folder} can't be written (${code}): give yourself the right to, or choose another data folder.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `The path ${folder} is no folder, or leads through a file: choose another data folder.`;
    case 'ENOENT':
      // What Node answers when it makes folders where nothing may be written.
      return `The folder ${folder} can't be made where it is to be: choose another data folder.`;
    case 'ENAMETOOLONG':
      return `The path ${folder} is too long for this system: choose another data folder.`;
    default:
      return `The folder ${folder} can't be used (${code ?? String(error)}): choose another data folder.`;
  }
}

/** The code of a system error, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;
