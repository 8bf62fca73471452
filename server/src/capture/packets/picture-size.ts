/** Of a picture, in pixels; 0 when the packet does not say. */
export type PictureSize = { readonly width: number; readonly height: number };
