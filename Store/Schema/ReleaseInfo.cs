using HealthNeeds.Core.Releases;

namespace HealthNeeds.Store.Schema;

/// <summary>What a release says of itself.</summary>
/// <param name="Id">Its file name without the extension; never used again.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
/// <param name="Published">When it was made, by its name: to be put back later is not to be published again.</param>
/// <param name="Created">When the run that made it began to write it.</param>
/// <param name="InputHash">Of everything it was made from.</param>
/// <param name="Method">What ranks were made by: method version, seed, draws and other options.</param>
/// <param name="Version">Of its content.</param>
/// <param name="Reasons">Why the version went on from <paramref name="Previous"/>, greatest first.</param>
/// <param name="Previous">The release that was current when this one was made; null for the first of a line. It need not be kept any more.</param>
/// <param name="CausesUnknown">Why it is not known what moved ranks since then; null where it is.</param>
public sealed record ReleaseInfo(
    string Id,
    string Sha256,
    DateTimeOffset Published,
    DateTimeOffset Created,
    string RunId,
    int SchemaVersion,
    string ProductVersion,
    string Region,
    int Seed,
    string InputHash,
    string Method,
    DataVersion Version,
    IReadOnlyList<string> Reasons,
    PreviousRelease? Previous,
    string? CausesUnknown);

/// <summary>The release another one was compared with when it was made.</summary>
public sealed record PreviousRelease(string Id, string Sha256, DataVersion Version);

/// <summary>A source and what became of its rows: in = kept + rejected.</summary>
/// <param name="Sha256">Of the source as it was read.</param>
public sealed record SourceCount(Source Source, long RowsIn, long RowsKept, long RowsRejected, string Sha256);
