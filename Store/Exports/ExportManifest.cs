namespace HealthNeeds.Store.Exports;

/// <summary>manifest.json of an export: what was written, so that whoever reads it can see that it is whole.</summary>
/// <param name="Form">1; raised where a reader of this file would notice.</param>
/// <param name="Release">Id of the release.</param>
/// <param name="Sha256">Of the release's own file.</param>
/// <param name="Version">Data version of the release.</param>
internal sealed record ExportManifest(int Form, string Release, string Sha256, DateTimeOffset Published, string Version, int SchemaVersion, IReadOnlyList<ExportedTable> Tables)
{
    public const string FileName = "manifest.json";
}

/// <param name="Rows">Of all its files together, counted in the release.</param>
/// <param name="Sums">Of each column of numbers, summed in the release: each value rounded to 12 decimals, then added exactly.</param>
internal sealed record ExportedTable(string Table, long Rows, IReadOnlyDictionary<string, string> Sums, IReadOnlyList<ExportedFile> Files);

/// <param name="Path">Within the export, with slashes.</param>
internal sealed record ExportedFile(string Path, long Bytes, string Sha256);
