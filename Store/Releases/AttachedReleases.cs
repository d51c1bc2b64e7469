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
        if (spill is not null)
            SpillFolder.Remove(spill);
    }

    private (string Tables, ReleaseInfo Info) Attach(ReleaseName name)
    {
        var tables = $"r{attached.Count}";
        var (file, info) = ReleaseAttachment.Attach(Session, directory.PathOf(name.File), name, tables, (string.Empty, name.Published), "opened");
        held.Add(file);
        return (tables, info);
    }

    private string Kept() => directory.Releases() is { Count: > 0 } names ? string.Join(", ", names.Select(n => n.Id)) : "none";
}

/// <summary>A release's file, attached to a session for reading.</summary>
internal static class ReleaseAttachment
{
    /// <param name="tables">The name by which the session knows its tables. Where it is refused, the name is free again.</param>
    /// <param name="known">What is recorded of it: the hash, empty where none is, and when it was published.</param>
    /// <param name="purpose">As in "cannot be opened".</param>
    /// <returns>The file, held open so that nobody clears it, and what the release says of itself.</returns>
    /// <exception cref="ReleaseRefusedException">It is of another schema, damaged or gone.</exception>
    public static (FileStream Held, ReleaseInfo Info) Attach(Session session, string path, ReleaseName name, string tables, (string Sha256, DateTimeOffset Published) known, string purpose)
    {
        FileStream? held = null;
        try
        {
            held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            session.Execute($"attach {SqlText.Quoted(path)} as {tables} (read_only)");
            ReleaseCheck.RequireVersion(session, $"{tables}.release", name);
            return (held, InfoRow.Read(session, $"{tables}.release", name, known.Sha256, known.Published));
        }
        catch (Exception e)
        {
            session.Execute($"detach database if exists {tables}");
            held?.Dispose();
            if (e is DbException or IOException or UnauthorizedAccessException)
                throw new ReleaseRefusedException($"Release {name.Id} cannot be {purpose}: {e.Message}", e);
            throw;
        }
    }
}
