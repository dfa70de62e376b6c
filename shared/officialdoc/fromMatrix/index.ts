export type { MatrixBlock } from './pieces.ts';
export { applyInsertions, type Insertion, type OutlineNode, type PlacementMode, placeSections } from './placement.ts';
export {
  GENERATED_PARTS,
  type GeneratedPart,
  type GeneratedSection,
  generateSections,
  generationFacts,
  PART_HEADINGS,
} from './sections.ts';
