import { Anchor } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type ComponentProps } from 'react';

const Plain = forwardRef<HTMLAnchorElement, ComponentProps<typeof Anchor<'a'>>>(function Plain(props, ref) {
  return <Anchor ref={ref} fz="inherit" {...props} />;
});

const Routed = createLink(Plain);

/** A link to another page of the dashboard, which keeps the moment that is shown. */
export const TextLink: LinkComponent<typeof Plain> = (props) => <Routed preload="intent" {...props} />;
