/** The field that a form opens with gets the focus once. */
import { type RefObject, useEffect, useRef } from 'react';

export function useFirstFocus<E extends HTMLElement>(): RefObject<E | null> {
  const field = useRef<E>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
