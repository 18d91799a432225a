import { Modal, type ModalProps } from '@mantine/core';
import { useLayoutEffect } from 'react';

type DialogProps = Pick<ModalProps, 'title' | 'size' | 'onClose' | 'children'>;

/** A dialog that exists only while it is open. A press beside it, which is easily done, does not throw away what was typed. */
export function Dialog(props: DialogProps) {
  useFocusGivenBack();
  return <Modal opened closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }} {...props} />;
}

/** One that is taken off the page can't give the focus back by itself: the keyboard would be at the top of the page again. */
function useFocusGivenBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // Only then has the dialog let go of the focus, and the page of what the dialog removed.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const target = before?.isConnected === true ? before : document.getElementById('page');
        if (target instanceof HTMLElement) target.focus();
      });
    };
  }, []);
}
