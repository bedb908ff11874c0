/** Called within long work: returns a promise when it is time to let others work. */
export type Pause = () => Promise<void> | undefined;
