export function beginning(name: string, from: { filename: string }): URL | undefined;
