using HealthNeeds.Ingest.Figures;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>What lies in one source's folder below the releases directory. Reading needs no lock: what a pointer names is never changed.</summary>
internal sealed class SourceFolder(string releasesDirectory, string source)
{
    private const string Good = "good";
    private const string Held = "held";

    public string Source { get; } = source;

    public string Releases { get; } = System.IO.Path.GetFullPath(releasesDirectory);

    public string Path => System.IO.Path.Combine(Releases, "sources", Source);

    /// <summary>Where figures are read into before anybody judged them.</summary>
    public string Candidate => System.IO.Path.Combine(Path, "candidate");

    public string PointerPath => System.IO.Path.Combine(Path, "good.json");

    public string RefusedPath => System.IO.Path.Combine(Path, "refused.json");

    public IReadOnlyList<string> GoodIds => Ids(Good);

    public IReadOnlyList<string> HeldIds => Ids(Held);

    public string PathOfGood(string id) => System.IO.Path.Combine(Path, Good, id);

    public string PathOfHeld(string id) => System.IO.Path.Combine(Path, Held, id);

    /// <returns>Null where no figures came yet, or none that serve.</returns>
    public GoodPointer? ReadPointer() => File.Exists(PointerPath) ? ReceiptJson.Read<GoodPointer>(PointerPath) : null;

    /// <summary>The receipt of the figures that serve.</summary>
    public Receipt? ReadGood() => ReadPointer() is { } pointer ? Read(PathOfGood(pointer.Id)) : null;

    /// <summary>The same, or null where it cannot be read: the next sound answer replaces it.</summary>
    public Receipt? TryReadGood() => Try(ReadGood);

    /// <summary>The same of the pointer.</summary>
    public GoodPointer? TryReadPointer() => Try(ReadPointer);

    /// <summary>What waits for the analyst; at most one, for the newest answer replaces an older one. What cannot be read is asked for again: <see cref="DamagedReceipt"/>.</summary>
    public Receipt? ReadHeld() => HeldIds.Select(PathOfHeld).Where(IsWhole).Select(p => Try(() => Read(p))).OfType<Receipt>().MaxBy(r => r.ReadAt);

    /// <summary>Empty where the list is damaged: what was refused may then be asked about once more.</summary>
    public IReadOnlyList<Refusal> ReadRefused() => (File.Exists(RefusedPath) ? Try(() => ReceiptJson.Read<List<Refusal>>(RefusedPath)) : null) ?? [];

    /// <summary>Figures by their id and where they lie, whether they serve, served or wait; null where they are gone.</summary>
    public (Receipt Receipt, string Path)? Find(string id) =>
        new[] { PathOfGood(id), PathOfHeld(id) }.FirstOrDefault(IsWhole) is { } found ? (Read(found), found) : null;

    /// <summary>The files of figures that serve, as the pipeline takes them.</summary>
    public IReadOnlyList<FetchedFile> Files(Receipt good) =>
        FilesIn(PathOfGood(good.Id), good);

    /// <exception cref="InvalidDataException">A file is not the one its receipt speaks of; says which.</exception>
    /// <exception cref="IOException">A file is gone.</exception>
    public static void Check(IEnumerable<FetchedFile> files)
    {
        foreach (var file in files)
        {
            var found = Sha256Text.OfFile(file.Path);
            if (found != file.Sha256)
                throw new InvalidDataException($"{file.Path} is not the file of its receipt: expected SHA-256 {file.Sha256}, found {found}.");
        }
    }

    /// <summary>Whether the figures that serve are still as they were read.</summary>
    public bool IsSound(Receipt good) => Damage(Files(good)) is null;

    /// <summary>What waits and cannot be decided on, as its receipt is gone or cannot be read; null where there is nothing of the kind, or something else waits.</summary>
    public DamagedFigures? DamagedReceipt() =>
        HeldIds is [var id, ..] && ReadHeld() is null ? new DamagedFigures(Source, id, "Its receipt cannot be read.") : null;

    /// <returns>Null where the figures that wait are still as they were read.</returns>
    public DamagedFigures? DamageOf(Receipt held) =>
        Damage(FilesIn(PathOfHeld(held.Id), held)) is { } damage ? new DamagedFigures(Source, held.Id, damage) : null;

    public static bool IsWhole(string folder) => File.Exists(System.IO.Path.Combine(folder, Receipt.FileName));

    private static string? Damage(IEnumerable<FetchedFile> files)
    {
        try
        {
            Check(files);
            return null;
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException)
        {
            return damage.Message;
        }
    }

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private List<FetchedFile> FilesIn(string folder, Receipt receipt) =>
        [.. receipt.Files.Select(f => new FetchedFile(f.Kind, Source, System.IO.Path.Combine(folder, f.Name), f.Rows, f.Sha256, receipt.Id))];

    private Receipt Read(string folder) => ReceiptJson.ReadReceipt(folder, Releases);

    private List<string> Ids(string place)
    {
        var folder = System.IO.Path.Combine(Path, place);
        return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(d => System.IO.Path.GetFileName(d)!)] : [];
    }
}

/// <summary>good.json: which of a source's figures serve.</summary>
/// <param name="Reader">Version of the code that last read what came and found these figures in it.</param>
/// <param name="Before">Those that served earlier, newest first.</param>
internal sealed record GoodPointer(string Id, DateTimeOffset Since, string Reader, IReadOnlyList<string> Before)
{
    private const int Remembered = 5;

    public GoodPointer FollowedBy(string id, DateTimeOffset since, string reader) =>
        new(id, since, reader, [.. Before.Prepend(Id).Where(b => b != id).Take(Remembered)]);
}

/// <summary>Figures that wait for a decision and are no longer as they were read.</summary>
/// <param name="Damage">A sentence: what is wrong with them.</param>
internal sealed record DamagedFigures(string Source, string Id, string Damage)
{
    public string Words => $"What waits of source '{Source}' ({Id}) is damaged: {Damage} It cannot be used, and the figures in use before stay in use. {Again}";

    private string Again => OwnIndicators.IsOwn(Source) ? "The next refresh reads it anew." : $"'sources pull {Source}' asks for it and reads it anew.";
}
