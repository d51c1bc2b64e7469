namespace HealthNeeds.Ingest.Live;

/// <summary>How a publisher's table looked. A change of it is drift: the publisher's meaning may have moved with it.</summary>
/// <param name="Table">The answer's name without page numbers.</param>
/// <param name="Columns">As printed, in order.</param>
/// <param name="Needed">Those the reader binds by name.</param>
/// <param name="Facts">What the publisher says of the figures, by key: "91547 unit" → "%", "91547 polarity" → "low is good", "91547 areas" → "UA".</param>
internal sealed record TableShape(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Needed, long Rows, IReadOnlyDictionary<string, string> Facts);
