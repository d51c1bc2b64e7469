using System.Security.Cryptography;

namespace HealthNeeds.Ingest.Training.Shards;

/// <summary>
/// work/&lt;id&gt; below the releases directory: tasks of one analysis and what came of each. A file is its SHA-256 and then its content, and it is there
/// whole or not at all. The id is of the tasks: the same figures, asked again after the leading worker died, find what was done already.
/// </summary>
internal sealed class ShardFolder(string releases, string id)
{
    public const string Root = "work";
    private readonly string path = Path.Combine(releases, Root, id);

    public string Id => id;

    public bool IsThere => Directory.Exists(path);

    /// <summary>Clears what other analyses left behind. For the holder of the run lock alone.</summary>
    public void ClearOthers()
    {
        var root = Path.Combine(releases, Root);
        foreach (var other in Directory.Exists(root) ? Directory.GetDirectories(root).Where(d => Path.GetFileName(d) != id) : [])
            Directory.Delete(other, recursive: true);
    }

    public void Clear()
    {
        if (IsThere)
            Directory.Delete(path, recursive: true);
    }

    public void WriteTask(string shard, byte[] content)
    {
        Directory.CreateDirectory(path);
        Write($"{shard}.task", content);
    }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[]? ReadTask(string shard) => Read($"{shard}.task");

    public void WriteResult(string shard, ShardResult result) => Write($"{shard}.result", result.Write());

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public byte[]? ReadResult(string shard) => Read($"{shard}.result");

    public bool HasResult(string shard) => File.Exists(Path.Combine(path, $"{shard}.result"));

    public void WriteFailure(string shard, string why) => Write($"{shard}.failure", System.Text.Encoding.UTF8.GetBytes(why));

    /// <returns>Why a shard failed; null where it did not.</returns>
    public string? ReadFailure(string shard) => Read($"{shard}.failure") is { } why ? System.Text.Encoding.UTF8.GetString(why) : null;

    public void Forget(string shard, string kind) => File.Delete(Path.Combine(path, $"{shard}.{kind}"));

    private void Write(string name, byte[] content)
    {
        var temporary = Path.Combine(path, $"{name}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(SHA256.HashData(content));
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(path, name), overwrite: true);
    }

    private byte[]? Read(string name)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(path, name));
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return bytes.Length >= SHA256.HashSizeInBytes && bytes.AsSpan(..SHA256.HashSizeInBytes).SequenceEqual(SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes..)))
            ? bytes[SHA256.HashSizeInBytes..]
            : throw new InvalidDataException($"{Path.Combine(path, name)} is damaged: its content does not have the SHA-256 that it was written with.");
    }
}
