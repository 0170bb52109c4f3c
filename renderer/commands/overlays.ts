/** Which overlay is open, and what the areas list looks like: interface state that several parts of the window share. */
import { create } from 'zustand';

interface OverlayState {
  readonly palette: boolean;
  readonly help: boolean;
  readonly who: boolean;
  readonly capture: boolean;
  readonly inbox: boolean;
}

export const useOverlays = create<OverlayState>()(() => ({ palette: false, help: false, who: false, capture: false, inbox: false }));

export const overlays = {
  palette: (open: boolean) => useOverlays.setState({ palette: open }),
  help: (open: boolean) => useOverlays.setState({ help: open }),
  who: (open: boolean) => useOverlays.setState({ who: open }),
  capture: (open: boolean) => useOverlays.setState({ capture: open }),
  inbox: (open: boolean) => useOverlays.setState({ inbox: open }),
};
