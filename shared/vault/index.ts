export * from './types.ts';
// createVault(options): Promise<{ vault: OpenVault; recoveryCode: string }>
// openVault(files, secret): Promise<OpenVault>            throws VaultError
// seal/open envelopes, HKDF helpers, random, hex: see FORMAT.md
