import { BulletList, ListItem } from '@tiptap/extension-list';

/** «-» lines. */
export const Dashes = BulletList;
export const DashItem = ListItem;
