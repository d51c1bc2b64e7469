using System.Security.Cryptography;
using System.Text;
using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>One hash over everything a release is made from: figures, catalogues, code and options.</summary>
internal static class InputHash
{
    public static string Of(RunState run, IngestPaths paths)
    {
        var text = new StringBuilder();
        foreach (var file in run.Fetched.OrderBy(f => f.Path, StringComparer.Ordinal))
            text.Append($"{Path.GetFileName(file.Path)} {file.Sha256}\n");
        foreach (var file in Catalogues.Files.Append(run.Region.Assets).OfType<string>())
            text.Append($"{file} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(paths.Data, file))))}\n");
        foreach (var code in ProductVersion.CodeIds)
            text.Append($"{code}\n");
        text.Append($"region {run.Region.Icb}\noptions {run.AnalysisOptions}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
