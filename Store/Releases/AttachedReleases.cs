using System.Data.Common;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>Kept releases side by side in one session, for reading. While it is open none of them is cleared.</summary>
internal sealed class AttachedReleases : IDisposable
{
    private readonly ReleaseDirectory directory;
    private readonly string? spill;
    private readonly List<FileStream> held = [];
    private readonly Dictionary<string, (string Tables, ReleaseInfo Info)> attached = new(StringComparer.Ordinal);

    public AttachedReleases(ReleaseDirectory directory, EngineLimits limits)
    {
        this.directory = directory;
        var own = limits.SpillingInto(Path.GetRandomFileName());
        spill = own.TempDirectory;
        Session = Session.OpenInMemory(own);
    }

    public Session Session { get; }

    /// <summary>Opens a release, or gives the one that is open already.</summary>
    /// <exception cref="NoReleaseException">It is not kept.</exception>
    /// <exception cref="ReleaseRefusedException">It is of another schema, or cannot be read.</exception>
    public (string Tables, ReleaseInfo Info) Open(string id)
    {
        if (attached.TryGetValue(id, out var known))
            return known;
        if (!ReleaseName.TryParse($"{id}.duckdb", out var name) || !File.Exists(directory.PathOf(name.File)))
            throw new NoReleaseException($"Release '{id}' is not kept in {directory.Root}. Kept are: {Kept()}.");
        return attached[id] = Attach(name);
    }

    /// <summary>The same; null where it is kept and cannot be read.</summary>
    public (string Tables, ReleaseInfo Info)? TryOpen(string id)
    {
        try
        {
            return Open(id);
        }
        catch (ReleaseRefusedException)
        {
            return null;
        }
    }

    public bool IsKept(string id) => ReleaseName.TryParse($"{id}.duckdb", out var name) && File.Exists(directory.PathOf(name.File));

    public void Dispose()
    {
        Session.Dispose();
        foreach (var file in held)
            file.Dispose();
        if (Directory.Exists(spill))
            Directory.Delete(spill, recursive: true);
    }

    private (string Tables, ReleaseInfo Info) Attach(ReleaseName name)
    {
        var tables = $"r{attached.Count}";
        try
        {
            var path = directory.PathOf(name.File);
            held.Add(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
            Session.Execute($"attach '{path.Replace("'", "''", StringComparison.Ordinal)}' as {tables} (read_only)");
            ReleaseCheck.RequireVersion(Session, $"{tables}.release", name);
            return (tables, InfoRow.Read(Session, $"{tables}.release", name, sha256: string.Empty, name.Published));
        }
        catch (ReleaseRefusedException)
        {
            // Its name is given to the next one.
            Session.Execute($"detach database if exists {tables}");
            throw;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            Session.Execute($"detach database if exists {tables}");
            throw new ReleaseRefusedException($"Release {name.Id} cannot be opened: {e.Message}", e);
        }
    }

    private string Kept() => directory.Releases() is { Count: > 0 } names ? string.Join(", ", names.Select(n => n.Id)) : "none";
}
