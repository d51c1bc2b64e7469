using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using HealthNeeds.Fixtures;
using HealthNeeds.Fixtures.Hostile;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>The dashboard's program in a process of user nobody, who may read all and write nothing but a temporary folder.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DeployedSite : IDisposable
{
    private const string Nobody = "65534";
    private const int ReadOnly = 0, AccessMode = 3;

    private readonly DeployedFolder _folder = new();
    private readonly Process _process;
    private readonly List<string> _said = [];

    private DeployedSite(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/");
        _folder.PutProgram();
        var start = AsNobody("dotnet", _folder.Program, Path.Combine(_folder.Program, "HealthNeeds.Dashboard.dll"), "--contentRoot", _folder.Program);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in new Dictionary<string, string> { ["ASPNETCORE_URLS"] = Address.AbsoluteUri, ["Releases__Directory"] = Releases, ["Worker__Embedded"] = "false", ["WarmUp"] = "false", ["TMPDIR"] = Temporary, ["HOME"] = "/nonexistent", ["Logging__LogLevel__Default"] = "Warning" })
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public string Releases => _folder.Releases;

    public string Program => _folder.Program;

    public string Temporary => _folder.Temporary;

    /// <summary>Its log.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    public static async Task<DeployedSite> StartAsync()
    {
        var site = new DeployedSite(FreePort.Take());
        for (var attempt = 0; attempt < 3000 && !site._process.HasExited; attempt++)
        {
            if (await IsUp(site.Address))
                return site;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        var said = site.Said;
        site.Dispose();
        throw new InvalidOperationException($"The dashboard did not start: {said}");
    }

    /// <summary>A program without the means to become anybody else.</summary>
    public static ProcessStartInfo AsNobody(string program, string workingDirectory, params string[] arguments) =>
        new("/usr/bin/setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", program, .. arguments]) { WorkingDirectory = workingDirectory, UseShellExecute = false };

    public IReadOnlyDictionary<string, string> Files() => _folder.Files();

    /// <summary>Files that the process has open to write to, but those that it was given by whoever started it.</summary>
    public IReadOnlyList<string> OpenForWriting() => [.. OpenForWriting(Id).Except(OpenForWriting(Environment.ProcessId))];

    private static IReadOnlyList<string> OpenForWriting(int process) =>
    [
        .. from handle in Directory.EnumerateFileSystemEntries($"/proc/{process}/fd")
           let target = new FileInfo(handle).LinkTarget
           where target is ['/', ..] && !target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/memfd:", StringComparison.Ordinal) && !target.StartsWith("/proc/", StringComparison.Ordinal)
           where (Flags(handle) & AccessMode) != ReadOnly
           select target,
    ];

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static int Flags(string handle)
    {
        try
        {
            return Convert.ToInt32(File.ReadAllLines(handle.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal)).Single(l => l.StartsWith("flags:", StringComparison.Ordinal)).Split('\t')[1], 8);
        }
        catch (IOException)
        {
            // It was closed meanwhile: other tests of this process open and close files all the time.
            return ReadOnly;
        }
    }

    private static async Task<bool> IsUp(Uri address)
    {
        try
        {
            return (await RawRequest.Get("/health/live").SendAsync(address)).Status == 200;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
            _said.Add(line.Data ?? string.Empty);
    }
}
