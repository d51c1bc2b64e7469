using System.Text;

namespace HealthNeeds.Store.Audit;

/// <summary>The end of the log, opened for one more line by whoever holds its lock.</summary>
internal sealed class AuditTail : IDisposable
{
    private const byte LineEnd = (byte)'\n';
    private const int Longest = 64 * 1024;
    private readonly FileStream _log;

    private AuditTail(FileStream log, AuditHead head) => (_log, Head) = (log, head);

    public AuditHead Head { get; private set; }

    /// <summary>Half a line that a killed writer left behind the last whole one; empty where there is none.</summary>
    public byte[] Unfinished { get; private set; } = [];

    /// <exception cref="AuditRefusedException">The log does not end as its head says.</exception>
    public static AuditTail Open(AuditFiles files)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(files.Log)!);
        var head = AuditHead.Read(files.Head) ?? AuditHead.None;
        if (head.Number > 0 && !File.Exists(files.Log))
            throw Refused(files, $"it is gone, and its head says that it has {head.Number} lines");
        var tail = new AuditTail(new FileStream(files.Log, Options()), head);
        try
        {
            tail.Check(files);
            return tail;
        }
        catch
        {
            tail.Dispose();
            throw;
        }
    }

    /// <summary>Adds a line and waits until the disk has it. What cannot be written whole is taken back.</summary>
    public void Add(AuditLine line)
    {
        var text = line.Text();
        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        _log.SetLength(Head.Bytes);
        _log.Position = Head.Bytes;
        try
        {
            _log.Write(bytes);
            _log.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            TakeBack();
            throw;
        }

        Unfinished = [];
        Head = Head.FollowedBy(text, bytes.Length);
    }

    /// <summary>Takes the last line back: nobody was told of it, and the head could not be written.</summary>
    public void TakeBack(AuditHead? to = null) => _log.SetLength((to ?? Head).Bytes);

    public void Dispose() => _log.Dispose();

    // Names of people stand in it: the group may read it, others not.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        return options;
    }

    private void Check(AuditFiles files)
    {
        if (_log.Length < Head.Bytes)
            throw Refused(files, $"it has {_log.Length} bytes, and its head says that line {Head.Number} ends at {Head.Bytes}");
        if (Head.Number > 0 && Sha256Text.Of(Bytes(Head.Bytes - Head.LastBytes, Head.LastBytes - 1)) != Head.Hash)
            throw Refused(files, $"line {Head.Number} is not the one that its head speaks of");
        var rest = _log.Length - Head.Bytes;
        if (rest > Longest)
            throw Refused(files, $"{rest} bytes follow line {Head.Number}, where its head says it ends");
        Adopt(files, Bytes(Head.Bytes, (int)rest));
    }

    /// <summary>A writer that was killed between line and head left the line that the head names as coming, or a part of it. Whatever else follows is another hand's.</summary>
    private void Adopt(AuditFiles files, byte[] rest)
    {
        if (rest.AsSpan().IndexOf(LineEnd) is var end && end < 0)
        {
            Unfinished = rest;
            return;
        }

        var text = Encoding.UTF8.GetString(rest.AsSpan(0, end));
        if (end != rest.Length - 1 || AuditLine.HashOf(text) != Head.Coming)
            throw Refused(files, $"what follows line {Head.Number} is not the line that its head says was coming");
        Head = Head.FollowedBy(text, rest.Length);
    }

    private byte[] Bytes(long from, int count)
    {
        var bytes = new byte[Math.Max(count, 0)];
        _log.Position = from;
        _log.ReadExactly(bytes);
        return bytes;
    }

    private static AuditRefusedException Refused(AuditFiles files, string found) =>
        new($"The audit log {files.Log} cannot be gone on with: {found}. Nothing was done. 'audit check' says what is wrong, 'audit restart' puts the log aside and begins another.");
}
