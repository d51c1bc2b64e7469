using System.Data.Common;

namespace HealthNeeds.Ingest.Worker.Cluster;

/// <summary>Whether several workers share one schedule, kept in PostgreSQL. Section "Worker:Cluster": Worker__Cluster__ConnectionString and so on in the environment.</summary>
internal sealed class ClusterOptions
{
    public const string Section = "Worker:Cluster";

    /// <summary>Npgsql's connection string. Empty, as it is where nothing is said: this worker is alone and keeps its schedule in memory.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>What this worker is called in the cluster, unlike every other; made of the machine's name and the time of the start where nothing is said.</summary>
    public string? InstanceName { get; set; }

    /// <summary>A worker that is not heard of for this long is taken for dead, and others begin what it was doing.</summary>
    public int CheckInSeconds { get; set; } = 15;

    public bool IsOn => ConnectionString.Length > 0;

    /// <summary>How often a worker says that it lives. Another notices its silence after two of these at most, and looks once in each: three make the check-in interval.</summary>
    public TimeSpan Beat => TimeSpan.FromSeconds(CheckInSeconds / 3.0);

    /// <summary>What is wrong with the settings, in words; never with a password.</summary>
    public IEnumerable<string> Problems()
    {
        if (CheckInSeconds is < 3 or > 600)
            yield return $"{SettingName.Of(Section)}__CheckInSeconds is {CheckInSeconds}. Expected 3 to 600 seconds.";
        if (InstanceName is { } name && (name.Length is 0 or > 60 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            yield return $"{SettingName.Of(Section)}__InstanceName is '{name}'. Expected up to 60 letters, digits and hyphens, as in 'worker-1'.";
        if (IsOn && ClusterAddress.Problem(ConnectionString) is { } problem)
            yield return $"{SettingName.Of(Section)}__ConnectionString cannot be read: {problem} Expected it as in 'Host=db.example.nhs.uk;Database=healthneeds;Username=worker;Password=…'.";
    }
}

/// <summary>Where the cluster's database is, in words that may be logged.</summary>
internal sealed class ClusterAddress
{
    private static readonly string[] Secrets = ["password", "pwd", "psw", "ssl password", "sslpassword", "passfile"];
    private readonly string[] secrets;

    public ClusterAddress(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        string Of(string fallback, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (parts.TryGetValue(name, out var value) && value is string { Length: > 0 } text)
                    return text;
            }

            return fallback;
        }

        secrets = [.. Secrets.Where(parts.ContainsKey).Select(s => $"{parts[s]}").Where(s => s.Length > 0)];
        Words = $"database '{Of("(of the user's name)", "database", "db")}' at {Of("localhost", "host", "server")}:{Of("5432", "port")}";
    }

    /// <summary>As in "database 'healthneeds' at db.example.nhs.uk:5432".</summary>
    public string Words { get; }

    /// <summary>A text of the database's or its driver's without a secret of the connection string, should it hold one.</summary>
    public string WithoutSecrets(string text) => secrets.Aggregate(text, (t, secret) => t.Replace(secret, "…", StringComparison.Ordinal));

    /// <summary>Why a text is no connection string; null where it is one.</summary>
    public static string? Problem(string connectionString)
    {
        try
        {
            _ = new ClusterAddress(connectionString);
            return null;
        }
        catch (ArgumentException)
        {
            // Its own message may repeat a part of the text, and with it a password.
            return "it is not a list of names and values.";
        }
    }
}
