import { Button } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type ComponentProps } from 'react';

const Plain = forwardRef<HTMLAnchorElement, ComponentProps<typeof Button<'a'>>>(function Plain(props, ref) {
  return <Button component="a" ref={ref} {...props} />;
});

const Routed = createLink(Plain);

/** A button that leads to another page. */
export const LinkButton: LinkComponent<typeof Plain> = (props) => <Routed preload="intent" {...props} />;
