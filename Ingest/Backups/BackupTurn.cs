namespace HealthNeeds.Ingest.Backups;

/// <summary>The right to make the one backup of a name: a file beside it that only one can make, gone when it is given back.</summary>
internal sealed class BackupTurn : IDisposable
{
    private readonly FileStream held;

    private BackupTurn(FileStream held) => this.held = held;

    /// <param name="backup">The new backup's folder, in one that is there.</param>
    /// <exception cref="IOException">Another is making it, or has made it; nothing of its was touched.</exception>
    public static BackupTurn Take(string backup)
    {
        var path = backup + ".making";
        try
        {
            var turn = new BackupTurn(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose));
            if (!Directory.Exists(backup) && !Directory.Exists(backup + BackupMaker.Unfinished))
                return turn;
            turn.Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is another's.
        }

        throw new IOException($"{backup} is there already: two backups were asked for in one second.");
    }

    public void Dispose() => held.Dispose();
}
