using System.Globalization;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>A releases directory that this machine can read: a disk, or a share.</summary>
internal sealed class DirectoryOrigin(string root) : IReleaseOrigin
{
    private const int MostText = 8 << 20;
    private const int Piece = 1 << 20;

    private readonly string _root = Path.GetFullPath(root);

    public string Shown => "a directory";

    public async Task<OriginText> TextAsync(string file, string? tag, CancellationToken cancellation)
    {
        try
        {
            var found = new FileInfo(Path.Combine(_root, file));
            if (!found.Exists)
                return Directory.Exists(_root) ? OriginText.Missing : throw new OriginProblemException("The origin’s directory is not there.");
            if (found.Length > MostText)
                throw new OriginProblemException($"The origin’s {file} has {found.Length:N0} bytes; at most {MostText:N0} are read.");
            var now = string.Create(CultureInfo.InvariantCulture, $"{found.LastWriteTimeUtc.Ticks}-{found.Length}");
            return now == tag ? new OriginText(null, tag, IsUnchanged: true) : new OriginText(await File.ReadAllTextAsync(found.FullName, cancellation), now);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, broken);
        }
    }

    public async Task FetchAsync(string file, PartialFile partial, long mostBytes, Action<long, long?> told, CancellationToken cancellation)
    {
        await using var from = Open(file);
        if (from.Length > mostBytes)
            throw new OriginProblemException($"{file} has {from.Length:N0} bytes; at most {mostBytes:N0} are taken.");
        await using var to = partial.Restart(mark: null);
        var buffer = new byte[Piece];
        while (await from.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            told(to.Length, from.Length);
        }
    }

    private FileStream Open(string file)
    {
        try
        {
            return new FileStream(Path.Combine(_root, file), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, broken);
        }
    }

    private static OriginProblemException Unreadable(string file, Exception broken) => broken is FileNotFoundException or DirectoryNotFoundException
        ? new OriginProblemException($"The origin has no file {file}.", broken)
        : new OriginProblemException($"The origin’s {file} cannot be read.", broken);
}
