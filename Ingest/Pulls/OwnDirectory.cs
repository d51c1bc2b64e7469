using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>The directory in which an installation keeps indicators of its own: of each, ID.json and ID.csv. Whoever may write there says what is in the next release.</summary>
internal sealed class OwnDirectory(IngestPaths paths)
{
    private const string Definition = ".json";
    private const string Figures = ".csv";

    public string Path => paths.Own;

    public bool IsThere => Directory.Exists(Path);

    /// <summary>Ids that have a definition, in order.</summary>
    public IReadOnlyList<string> Ids => [.. Stems(Definition).Where(OwnDefinitionRules.IsId)];

    /// <summary>Files that are none of an own indicator, by name: somebody may have meant them to be.</summary>
    public IReadOnlyList<string> Strays =>
    [
        .. Stems(Definition).Where(s => !OwnDefinitionRules.IsId(s)).Select(s => s + Definition),
        .. Stems(Figures).Except(Ids, StringComparer.Ordinal).Select(s => s + Figures),
    ];

    public OwnFiles Files(string id) => new(id, PathOf(id, Definition), PathOf(id, Figures));

    /// <summary>Copies both files in, the definition last: without it nothing is read.</summary>
    public void Put(OwnFiles files)
    {
        Directory.CreateDirectory(Path);
        Copy(files.Figures, PathOf(files.Id, Figures));
        Copy(files.Definition, PathOf(files.Id, Definition));
    }

    /// <returns>False where there is no definition of that id.</returns>
    public bool Remove(string id)
    {
        if (!Ids.Contains(id, StringComparer.Ordinal))
            return false;
        File.Delete(PathOf(id, Definition));
        File.Delete(PathOf(id, Figures));
        return true;
    }

    private static void Copy(string from, string to)
    {
        File.Copy(from, to + ".tmp", overwrite: true);
        Disk.Flush(to + ".tmp");
        Disk.Move(to + ".tmp", to, overwrite: true);
        Disk.FlushFolder(System.IO.Path.GetDirectoryName(to)!);
    }

    private IEnumerable<string> Stems(string extension) => !IsThere ? [] : Directory.EnumerateFiles(Path)
        .Where(f => f.EndsWith(extension, StringComparison.Ordinal))
        .Select(f => System.IO.Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <param name="id">Checked: no text that is no id becomes part of a path.</param>
    private string PathOf(string id, string extension) => OwnDefinitionRules.IsId(id)
        ? System.IO.Path.Combine(Path, id + extension)
        : throw new CatalogueException(id + Definition, id, "an id such as own-falls-65-plus", $"'{id}'");
}

/// <summary>Where the two files of an own indicator are.</summary>
internal sealed record OwnFiles(string Id, string Definition, string Figures)
{
    private const long MostFigures = 64L << 20;

    /// <summary>The definition at a path, and the CSV beside it that has its name.</summary>
    /// <exception cref="CatalogueException">The definition is wrong, or its file is not called after its id.</exception>
    public static OwnFiles At(string definition, string? figures)
    {
        var name = Path.GetFileName(definition);
        using var json = Small(definition, OwnDefinition.MostBytes);
        var own = OwnDefinition.Read(json, name);
        return new OwnFiles(own.Id, definition, figures ?? Path.ChangeExtension(definition, ".csv"));
    }

    /// <exception cref="CatalogueException">It breaks a rule, is of another id, or names a focus area that is not there.</exception>
    public OwnDefinition Read(IReadOnlyCollection<string> focusAreas)
    {
        using var json = Small(Definition, OwnDefinition.MostBytes);
        var own = OwnDefinition.Read(json, $"{Id}.json");
        if (own.Id != Id)
            throw new CatalogueException($"{Id}.json", own.Id, $"the id '{Id}', by which its file is called", $"'{own.Id}'");
        OwnDefinitionRules.CheckFocus($"{Id}.json", own, focusAreas);
        return own;
    }

    /// <summary>Both files as answers, from where they are.</summary>
    /// <param name="keep">What becomes of a file before it is read: its hash, and where its bytes are then.</param>
    public IReadOnlyList<RawResponse> Answers(DateTimeOffset now, Func<string, (string Sha256, string Path)> keep)
    {
        Small(Figures, MostFigures).Dispose();
        return [Answer(OwnIndicatorSource.DefinitionName, Definition, ResponseKind.Json, now, keep), Answer(OwnIndicatorSource.FiguresName, Figures, ResponseKind.Csv, now, keep)];
    }

    /// <summary>The address names no path: it is said where anybody reads it.</summary>
    private RawResponse Answer(string name, string path, ResponseKind kind, DateTimeOffset now, Func<string, (string Sha256, string Path)> keep)
    {
        var (sha256, kept) = keep(path);
        var answer = new RawResponse(name, new Uri($"own:{Id}{(kind == ResponseKind.Json ? ".json" : ".csv")}"), kind, sha256, kept, new FileInfo(kept).Length, null, now, null, null, new Dictionary<string, string>(), Revalidated: false) { MaxBytes = MostFigures };
        BodyCheck.Check(answer);
        return answer;
    }

    private static FileStream Small(string path, long most)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{Path.GetFileName(path)} was not found: an own indicator is two files, ID.json and ID.csv.");
        if (new FileInfo(path) is { Length: var found } && found > most)
            throw new InvalidDataException($"{Path.GetFileName(path)} has {found:N0} bytes; expected {most:N0} at most.");
        return File.OpenRead(path);
    }
}
