using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Store.Telemetry;

/// <summary>Where metrics and traces of site and worker go: nowhere, unless a setting says so. Section "Telemetry": Telemetry__Otlp and so on in the environment.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>A collector that takes OTLP over HTTP, as "http://localhost:4318": metrics and traces of both.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>Whether the site's metrics can be read at its /metrics, as Prometheus wants them.</summary>
    public bool Prometheus { get; set; }

    /// <summary>Where the worker's can be read, below it at /metrics, as "http://localhost:9464"; 0.0.0.0 stands for every address of the machine.</summary>
    public Uri? WorkerPrometheus { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Otlp is not null && !IsWeb(Otlp, Uri.UriSchemeHttp, Uri.UriSchemeHttps))
            yield return Wrong(nameof(Otlp), "the address of a collector, as in 'http://localhost:4318'");
        if (WorkerPrometheus is not null && (!IsWeb(WorkerPrometheus, Uri.UriSchemeHttp) || WorkerPrometheus.AbsolutePath != "/"))
            yield return Wrong(nameof(WorkerPrometheus), "an address to listen at, without a path, as in 'http://localhost:9464'");
    }

    private static bool IsWeb(Uri address, params string[] schemes) => address.IsAbsoluteUri && schemes.Contains(address.Scheme);

    /// <summary>The setting's name and value are said by whoever tells of it (<see cref="SettingAnnotations"/>).</summary>
    private static ValidationResult Wrong(string name, string expected) => new($"Expected {expected}.", [name]);
}
