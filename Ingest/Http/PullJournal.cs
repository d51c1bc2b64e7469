using System.Text;
using System.Text.Json;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Http;

/// <summary>
/// The answers a pull has so far, one line each, written as they come. A process that dies leaves it; the next pull takes up
/// what is young enough. A last line cut short is as if it had not been written.
/// </summary>
internal sealed class PullJournal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RawResponse> _answers;
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly FileStream _stream;

    private PullJournal(string path, FileStream only, FileStream stream, Dictionary<string, RawResponse> answers) =>
        (_path, _lock, _stream, _answers) = (path, only, stream, answers);

    /// <param name="since">Older answers are asked for again.</param>
    /// <exception cref="PublisherUnavailableException">Another pull of the source is under way.</exception>
    public static PullJournal Open(string path, DateTimeOffset since)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var only = Take(path);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var lines = Read(stream).Where(l => l.Asked >= since).ToList();
        stream.SetLength(0);
        var answers = new Dictionary<string, RawResponse>(StringComparer.Ordinal);
        var journal = new PullJournal(path, only, stream, answers);
        foreach (var line in lines)
            journal.Add(line);
        return journal;
    }

    public RawResponse? Find(PublisherRequest request)
    {
        lock (_gate)
            return _answers.GetValueOrDefault(request.Name) is { } had && had.Answers(request) ? had : null;
    }

    public void Add(JournalLine line)
    {
        var text = JsonSerializer.Serialize(line, EvidenceJson.Default.JournalLine) + "\n";
        lock (_gate)
        {
            _stream.Write(Encoding.UTF8.GetBytes(text));
            _stream.Flush();
            _answers[line.Response.Name] = line.Response;
        }
    }

    public void Remove()
    {
        File.Delete(_path);
        Dispose();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    /// <summary>Hashes of the answers that a journal holds, whatever their age; none where its pull has just ended.</summary>
    public static IReadOnlyList<string> Hashes(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return [.. Read(stream).Select(l => l.Response.Sha256)];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static FileStream Take(string path) =>
        LockFile.TryTake(path + ".lock", FileOptions.DeleteOnClose) ?? throw new PublisherUnavailableException($"Another pull writes {path}; this one leaves the source to it.");

    private static List<JournalLine> Read(Stream stream)
    {
        var lines = new List<JournalLine>();
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is not { } line)
                break;
            lines.Add(line);
        }

        return lines;
    }

    private static JournalLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, EvidenceJson.Default.JournalLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One answer of a pull under way.</summary>
/// <param name="Asked">When this pull had it; not when the bytes came, which may be long ago.</param>
internal sealed record JournalLine(DateTimeOffset Asked, RawResponse Response);
