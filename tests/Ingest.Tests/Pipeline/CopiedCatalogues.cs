using HealthNeeds.Core.Regions;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>The project's catalogues and its first region, outlines included, copied into a data folder of a test's own.</summary>
internal static class CopiedCatalogues
{
    /// <param name="more">Other files of the data folder.</param>
    public static void Into(string data, params string[] more)
    {
        var carried = IngestPaths.From(new ConfigurationBuilder().Build()).Data;
        var region = RegionCatalogue.Read(carried)[0];
        var outlines = Directory.EnumerateFiles(region.Outlines!).Select(f => Path.GetRelativePath(carried, f));
        foreach (var file in DataCatalogues.FilesOf(region, carried).Concat(outlines).Concat(more))
        {
            var to = Path.Combine(data, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(carried, file), to);
        }
    }
}
