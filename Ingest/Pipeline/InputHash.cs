using System.Text;
using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Research;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>One hash over everything a release is made from: figures, catalogues, code and options.</summary>
internal static class InputHash
{
    public static string Of(RunState run, IngestPaths paths) =>
        Of(run.Fetched.Select(f => (Path.GetFileName(f.Path), f.Sha256)), run.Region, $"{run.AnalysisOptions}", ProductVersion.CodeIds, paths);

    /// <param name="files">Names and hashes, in any order.</param>
    public static string Of(IEnumerable<(string Name, string Sha256)> files, Region region, string options, IEnumerable<string> codeIds, IngestPaths paths)
    {
        var text = new StringBuilder();
        foreach (var (name, sha256) in files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal))
            text.Append($"{name} {sha256}\n");
        foreach (var file in DataCatalogues.FilesOf(region, paths.Data).Concat(Categories(paths)))
            text.Append($"{file} {Sha256Text.OfFile(Path.Combine(paths.Data, file))}\n");
        foreach (var code in codeIds)
            text.Append($"{code}\n");
        text.Append($"region {region.Code}\noptions {options}\n");
        return Sha256Text.OfText(text.ToString());
    }

    private static string[] Categories(IngestPaths paths) => File.Exists(Path.Combine(paths.Data, HealthCategories.FileName)) ? [HealthCategories.FileName] : [];
}
