using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Bundles;

/// <summary>A bundle, made on disk and then sent: one is made at a time, and one table of it is in memory. Nothing of it is kept.</summary>
/// <param name="name">Of the file and of the folder in it.</param>
internal sealed class BundleZip(string name, string place, AreaLevel level, string version, IReadOnlyList<BundleFile> files) : IResult
{
    private static readonly SemaphoreSlim Turns = new(1);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var terms = httpContext.Features.Get<ReleaseTerms>() ?? throw new InvalidOperationException("A bundle is of a release.");
        DownloadHeaders.Announce(httpContext.Response, "application/zip", $"{name}.zip");
        return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : WholeFile.SendAsync(httpContext, Turns, made => WriteAsync(made, terms, httpContext.RequestAborted));
    }

    private async Task WriteAsync(Stream made, ReleaseTerms terms, CancellationToken token)
    {
        await using var archive = await ZipArchive.CreateAsync(made, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, token);
        await Add(archive, "README.txt", BundleReadme.Of(place, level, version, terms, files), terms, token);
        await Add(archive, "LICENCE.txt", BundleReadme.Licence(terms), terms, token);
        foreach (var file in files)
        {
            var table = file.Make();
            await AddCsv(archive, file, table, terms, token);
            var facts = table.Facts(ColumnMeanings.All.Find(file.Table)!, file.Path, terms);
            await Add(archive, $"{file.Path}-metadata.json", TableMetadata.Of(facts, Path.GetFileName(file.Path)), terms, token);
        }
    }

    private async Task AddCsv(ZipArchive archive, BundleFile file, ITableDownload table, ReleaseTerms terms, CancellationToken token)
    {
        await using var target = await Entry(archive, file.Path, terms).OpenAsync(token);
        var body = PipeWriter.Create(target, new StreamPipeWriterOptions(leaveOpen: true));
        await table.WriteCsvAsync(body, mark: true, token);
        await body.CompleteAsync();
    }

    private async Task Add(ZipArchive archive, string path, string text, ReleaseTerms terms, CancellationToken token)
    {
        await using var target = await Entry(archive, path, terms).OpenAsync(token);
        await target.WriteAsync(Encoding.UTF8.GetBytes(text), token);
    }

    /// <summary>Dated as the release, so that the same bundle has the same bytes.</summary>
    private ZipArchiveEntry Entry(ZipArchive archive, string path, ReleaseTerms terms)
    {
        var entry = archive.CreateEntry($"{name}/{path}", CompressionLevel.Fastest);
        entry.LastWriteTime = terms.Published;
        return entry;
    }
}

/// <summary>What a bundle says of itself to whoever unpacks it.</summary>
internal static class BundleReadme
{
    public static string Of(string place, AreaLevel level, string version, ReleaseTerms terms, IReadOnlyList<BundleFile> files)
    {
        var text = new StringBuilder();
        text.Append($"HealthNeeds: {place} by {LevelWords.Many(level)}\n");
        text.Append($"Release {terms.Release}, version {version}, published {Figures.Moment(terms.Published)}\n");
        text.Append('\n');
        text.Append("Each CSV is UTF-8 with a header line. Beside it lies \"…-metadata.json\", which says what each column means, its unit and type (W3C CSV on the Web).\n");
        text.Append("An empty cell is a figure that is not there, never zero. Rankings are by unmet need; score, burden and gap stand in each row.\n");
        text.Append("Ranks describe areas, never the people in them, and are estimates: read rankLower and rankUpper with rankMedian.\n");
        text.Append('\n');
        foreach (var file in files)
            text.Append($"{file.Path}: {ColumnMeanings.All.Find(file.Table)!.Title}. A row: {ColumnMeanings.All.Find(file.Table)!.Row} The same by itself: {file.AddressIn(terms.Release)}\n");
        text.Append(Own(terms));
        text.Append('\n');
        text.Append($"To cite: HealthNeeds, {place} by {LevelWords.Many(level)}, release {terms.Release}, {terms.Published.UtcDateTime:yyyy}. Licence and attribution: LICENCE.txt\n");
        return text.ToString();
    }

    /// <summary>Nothing where there are none.</summary>
    private static string Own(ReleaseTerms terms)
    {
        var text = new StringBuilder();
        if (terms.Own() is { Count: > 0 } own)
            text.Append("Own indicators of the installation that made this file are no official statistics, are not under that licence, and rank nothing:\n");
        foreach (var indicator in terms.Own())
            text.Append($"- {indicator.Name} ({indicator.Id}): {indicator.Licence}\n");
        return text.ToString();
    }

    public static string Licence(ReleaseTerms terms) => $"""
        Figures: {FigureLicence.Figures}, {TableFacts.LicenceAddress}
        unless a row's own column 'licence' names other terms.
        {Own(terms)}Where assets.csv is among the files, it names its own sources, each under its own terms: see its columns 'evidence' and 'attribution'.

        Whoever uses them names these sources:
        {string.Join('\n', terms.Attribution())}

        HealthNeeds is not an NHS service.

        """;
}
