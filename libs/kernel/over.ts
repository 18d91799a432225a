/** Why a wait ended that nobody needs any more. One for all: an abort without a reason makes an error with its stack each time. */
export const OVER = new Error('over');
