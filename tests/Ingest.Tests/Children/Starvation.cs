using System.Globalization;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>Takes from this process, before one stage begins, all there is of something: space on the disk, or file handles.</summary>
/// <param name="told">"space=publish": the disk is full from then on; "handles=stage": no file can be opened; "left=4096": so many bytes, or handles, stay free.</param>
internal sealed class Starvation(IReadOnlyDictionary<string, string> told, string releases) : IDisposable
{
    private readonly List<FileStream> handles = [];

    private string Filler => Path.Combine(Path.GetDirectoryName(releases)!, "filler");

    private int Left => told.TryGetValue("left", out var left) ? int.Parse(left, CultureInfo.InvariantCulture) : 0;

    public void Before(string stage)
    {
        if (told.GetValueOrDefault("space") == stage)
            FillDisk();
        if (told.GetValueOrDefault("handles") == stage)
            OpenAll();
    }

    /// <summary>The run has ended: this process may open files again, so that it can say how.</summary>
    public void End()
    {
        handles.ForEach(h => h.Dispose());
        handles.Clear();
    }

    public void Dispose() => End();

    private void FillDisk()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var portion = new byte[1 << 16]; portion.Length > 0;)
        {
            try
            {
                file.Write(portion);
            }
            catch (IOException)
            {
                portion = new byte[portion.Length / 2];
            }
        }

        file.SetLength(Math.Max(0, file.Length - Left));
    }

    private void OpenAll()
    {
        try
        {
            while (true)
                handles.Add(new FileStream("/dev/null", FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        }
        catch (IOException)
        {
            foreach (var free in handles.Take(Left).ToList())
            {
                free.Dispose();
                handles.Remove(free);
            }
        }
    }
}
