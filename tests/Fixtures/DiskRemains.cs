using System.Globalization;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Fixtures;

/// <summary>What is found on a disk after the power failed.</summary>
/// <param name="Steps">How many steps were taken before.</param>
/// <param name="Files">By their names below the folder that was watched.</param>
/// <param name="Lost">Steps that left no trace, in words.</param>
public sealed record DiskRemains(int Steps, IReadOnlyDictionary<string, DiskFile> Files, string Lost)
{
    /// <summary>The same for the same files.</summary>
    public string Mark => string.Join('|', Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}={f.Value.Content},{f.Value.Length}")));

    /// <summary>Puts them into a folder, which is empty or not there.</summary>
    public void PutInto(string folder)
    {
        foreach (var (name, file) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var to = File.Create(path);
            to.Write(file.Bytes.AsSpan(0, file.Length));
        }
    }
}

/// <param name="Content">Which content it is: files that were renamed keep it.</param>
/// <param name="Length">How much of it is there.</param>
public sealed record DiskFile(int Content, byte[] Bytes, int Length);

/// <summary>What was once written, under whatever name it goes.</summary>
/// <param name="flushed">From the beginning.</param>
internal sealed class DiskContent(bool flushed)
{
    /// <summary>Null until somebody looked.</summary>
    public byte[]? Bytes { get; set; }

    /// <param name="share">How much is left of it, where it was not there from the beginning.</param>
    public DiskFile After(int id, double share)
    {
        var bytes = Bytes ?? [];
        return new DiskFile(id, bytes, flushed ? bytes.Length : (int)(bytes.Length * share));
    }
}

/// <summary>One step as the disk sees it.</summary>
/// <param name="Words">Null where the product did not say so: the engine wrote a file.</param>
/// <param name="From">The name that goes.</param>
/// <param name="To">The name that comes; of a folder's flush, the folder.</param>
/// <param name="Content">What is named; null of a folder.</param>
internal sealed record DiskChange(string? Words, DiskAct Act, string? From, string? To, int? Content)
{
    public bool IsOfNames => Act is DiskAct.Write or DiskAct.Move or DiskAct.Delete or DiskAct.MakeFolder;

    /// <summary>Whose flush makes it lasting. A rename between two folders is lasting once either was flushed: it is one entry of the disk's journal.</summary>
    public IEnumerable<string> Folders => new[] { From, To }.OfType<string>().Select(n => Around(n).FirstOrDefault("."));

    public void Apply(Dictionary<string, int> files, HashSet<string> folders)
    {
        switch (Act)
        {
            case DiskAct.MakeFolder:
                folders.Add(To!);
                break;
            case DiskAct.Delete:
                files.Remove(From!);
                break;
            case DiskAct.Move when Content is null:
                foreach (var name in files.Keys.Where(n => n.StartsWith(From + "/", StringComparison.Ordinal)).ToList())
                {
                    files[To + name[From!.Length..]] = files[name];
                    files.Remove(name);
                }

                break;
            default:
                if (From is not null)
                    files.Remove(From);
                files[To!] = Content!.Value;
                break;
        }
    }

    /// <summary>The folders around a name, the nearest first.</summary>
    public static IEnumerable<string> Around(string name)
    {
        for (var at = name.LastIndexOf('/'); at > 0; at = name.LastIndexOf('/', at - 1))
            yield return name[..at];
    }
}
