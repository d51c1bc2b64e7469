using HealthNeeds.Store.Files;

namespace HealthNeeds.Fixtures;

/// <summary>
/// A disk that loses power. It is told of every step that the product takes (<see cref="Disk"/>), and knows what may be found afterwards: of all
/// that was not flushed, any part in any order. A file that was not flushed is whole, cut short, or empty; an entry of a folder that was not
/// flushed is there or not; a rename has been or has not, as a whole.
/// </summary>
/// <param name="root">The folder that is watched.</param>
/// <param name="forgotten">Steps that the product shall be taken not to have taken, by their words: what a test breaks by hand.</param>
public sealed class LossyDisk(string root, Func<string, bool>? forgotten = null)
{
    /// <summary>How much is left of a file that was not flushed.</summary>
    private static readonly double[] Shares = [1, 0.5, 0];

    private readonly Lock gate = new();
    private readonly List<DiskChange> changes = [];
    private readonly List<DiskContent> contents = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> start = new(StringComparer.Ordinal);
    private readonly HashSet<string> startFolders = new(StringComparer.Ordinal);

    /// <summary>How many steps were taken.</summary>
    public int Steps => changes.Count(c => c.Words is not null);

    /// <summary>What was done, in order: "Move staging/release.duckdb > 2026….duckdb".</summary>
    public IReadOnlyList<string> Words => [.. changes.Select(c => c.Words).OfType<string>()];

    /// <summary>Watches all that this flow of work does from now on.</summary>
    public IDisposable Record()
    {
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories))
            startFolders.Add(Local(folder));
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            start[Local(file)] = names[Local(file)] = Content(file, flushed: true);
        return Disk.Watch(Told);
    }

    /// <summary>Everything that may be found where the power failed after so many steps; nothing twice.</summary>
    public IEnumerable<DiskRemains> After(int steps)
    {
        var (done, loose) = Until(steps);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Enumerable.Range(0, 1 << loose.Count)
            .Select(bits => loose.Where((_, i) => (bits >> i & 1) == 1).ToHashSet())
            .SelectMany(_ => Shares, (lost, share) => Remains(steps, done, lost, share))
            .Where(r => seen.Add(r.Mark));
    }

    /// <summary>One of them, where there are too many: nothing lost, or everything, all but one, one alone, or half.</summary>
    public DiskRemains Drawn(int steps, Random random)
    {
        var (done, loose) = Until(steps);
        var one = loose.Count == 0 ? null : loose[random.Next(loose.Count)];
        HashSet<DiskChange> lost = random.Next(5) switch
        {
            0 => [],
            1 => [.. loose],
            2 => [.. loose.Where(c => c != one)],
            3 => [.. loose.Where(c => c == one)],
            _ => [.. loose.Where(_ => random.Next(2) == 0)],
        };
        return Remains(steps, done, lost, Shares[random.Next(Shares.Length)]);
    }

    /// <summary>What was done until then, and what of it no flush made lasting.</summary>
    private (List<DiskChange> Done, List<DiskChange> Loose) Until(int steps)
    {
        var done = changes.Take(Position(steps)).ToList();
        var flushed = done.Select((c, i) => (c, i)).Where(c => c.c.Act == DiskAct.FlushFolder).ToLookup(c => c.c.To!, c => c.i, StringComparer.Ordinal);
        return (done, [.. done.Where((c, i) => c.IsOfNames && !c.Folders.Any(f => flushed[f].Any(at => at > i)))]);
    }

    private DiskRemains Remains(int steps, List<DiskChange> done, HashSet<DiskChange> lost, double share)
    {
        var whole = done.Where(c => c.Act == DiskAct.Flush).Select(c => c.Content!.Value).ToHashSet();
        var files = Found(done.Where(c => c.IsOfNames && !lost.Contains(c)))
            .ToDictionary(f => f.Key, f => contents[f.Value].After(f.Value, whole.Contains(f.Value) ? 1 : share), StringComparer.Ordinal);
        return new DiskRemains(steps, files, string.Join("; ", lost.Select(c => c.Words ?? c.To)));
    }

    private int Position(int steps)
    {
        var at = 0;
        for (var left = steps; at < changes.Count && left > 0; at++)
            left -= changes[at].Words is null ? 0 : 1;
        return at;
    }

    private void Told(DiskStep step)
    {
        lock (gate)
        {
            if (!step.Path.StartsWith(root, StringComparison.Ordinal))
                return;
            var words = $"{step.Act} {Local(step.Path)}{(step.To is null ? null : $" > {Local(step.To)}")}";
            if (forgotten?.Invoke(words) is not true)
                Add(step, words);
            else if (step.Act is not (DiskAct.Flush or DiskAct.FlushFolder))
                throw new ArgumentException($"Only a flush can be forgotten, for all else shows: {words}", nameof(step));
        }
    }

    private void Add(DiskStep step, string words)
    {
        var (path, to) = (Local(step.Path), step.To is null ? null : Local(step.To));
        switch (step.Act)
        {
            case DiskAct.Write:
                names[path] = Content(path: null, flushed: false);
                changes.Add(new DiskChange(words, DiskAct.Write, null, path, names[path]));
                break;
            case DiskAct.Flush:
                changes.Add(new DiskChange(words, DiskAct.Flush, path, null, Known(path)));
                break;
            case DiskAct.Move when Directory.Exists(step.Path):
                MoveFolder(words, path, to!);
                break;
            case DiskAct.Move:
                var content = Known(path);
                names.Remove(path);
                names[to!] = content;
                changes.Add(new DiskChange(words, DiskAct.Move, path, to, content));
                break;
            case DiskAct.Delete:
                names.Remove(path);
                changes.Add(new DiskChange(words, DiskAct.Delete, path, null, null));
                break;
            default:
                changes.Add(new DiskChange(words, step.Act, null, path, null));
                break;
        }
    }

    private void MoveFolder(string words, string from, string to)
    {
        // What others wrote into it, without being watched, is known once it is moved.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, from), "*", SearchOption.AllDirectories))
            Known(Local(file));
        foreach (var name in names.Keys.Where(n => n.StartsWith(from + '/', StringComparison.Ordinal)).ToList())
        {
            names[to + name[from.Length..]] = names[name];
            names.Remove(name);
        }

        changes.Add(new DiskChange(words, DiskAct.Move, from, to, null));
    }

    /// <summary>A file's content as it is now; one that nobody told of was written by the engine, and is not flushed.</summary>
    private int Known(string path)
    {
        if (!names.TryGetValue(path, out var id))
        {
            names[path] = id = Content(path: null, flushed: false);
            changes.Add(new DiskChange(null, DiskAct.Write, null, path, id));
        }

        contents[id].Bytes ??= Read(Path.Combine(root, path));
        return id;
    }

    private int Content(string? path, bool flushed)
    {
        contents.Add(new DiskContent(flushed) { Bytes = path is null ? null : Read(path) });
        return contents.Count - 1;
    }

    private Dictionary<string, int> Found(IEnumerable<DiskChange> kept)
    {
        var (found, folders) = (new Dictionary<string, int>(start, StringComparer.Ordinal), new HashSet<string>(startFolders, StringComparer.Ordinal));
        var made = changes.Where(c => c.Act == DiskAct.MakeFolder).Select(c => c.To!).ToHashSet(StringComparer.Ordinal);
        foreach (var change in kept)
            change.Apply(found, folders);
        // In a folder whose own entry was lost there is nothing to be found.
        foreach (var name in found.Keys.Where(n => DiskChange.Around(n).Any(f => made.Contains(f) && !folders.Contains(f))).ToList())
            found.Remove(name);
        return found;
    }

    private string Local(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/').Replace($".{AtomicFile.Writer}.tmp", ".1.tmp", StringComparison.Ordinal);

    private static byte[] Read(string path)
    {
        // Not File.ReadAllBytes, which the engine's own lock on a file would refuse.
        path = File.Exists(path) ? path : path.Replace(".1.tmp", $".{AtomicFile.Writer}.tmp", StringComparison.Ordinal);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
