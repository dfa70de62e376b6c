/** Mandatory contents of a conclusion (Luật Thanh tra 84/2025 Điều 36 k2); c and d may be «không có». */
export const CONCLUSION_CONTENTS = ['a', 'b', 'c', 'd', 'đ'] as const;
export type ConclusionContent = (typeof CONCLUSION_CONTENTS)[number];
