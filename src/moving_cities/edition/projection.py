"""Lambert's azimuthal equal-area projection: every square kilometre of the map is as large as any other.

Spherical form after J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987),
pages 185-187. The centre is that of ETRS89-LAEA (EPSG:3035), the projection of Europe's statistics.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt


@dataclass(frozen=True, slots=True)
class EqualAreaProjection:
    """The projection around one centre.

    Attributes:
        latitude: of the centre, degrees north.
        longitude: of the centre, degrees east.
        radius: of the sphere; its unit is the unit of the plane.
    """

    latitude: float
    longitude: float
    radius: float

    def forward(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point of the globe lies in the plane: (x east, y north) of the centre.

        Args:
            latitude: degrees north.
            longitude: degrees east. The point must not be the antipode of the centre.
        """
        phi, phi_0 = radians(latitude), radians(self.latitude)
        turn = radians(longitude - self.longitude)
        k = sqrt(2 / (1 + sin(phi_0) * sin(phi) + cos(phi_0) * cos(phi) * cos(turn)))
        x = k * cos(phi) * sin(turn)
        y = k * (cos(phi_0) * sin(phi) - sin(phi_0) * cos(phi) * cos(turn))
        return self.radius * x, self.radius * y

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Which (latitude, longitude), in degrees, a point of the plane stands for."""
        rho = hypot(x, y)
        if rho == 0:
            return self.latitude, self.longitude
        c = 2 * asin(rho / (2 * self.radius))
        phi_0 = radians(self.latitude)
        latitude = asin(cos(c) * sin(phi_0) + y * sin(c) * cos(phi_0) / rho)
        turn = atan2(x * sin(c), rho * cos(phi_0) * cos(c) - y * sin(phi_0) * sin(c))
        return degrees(latitude), self.longitude + degrees(turn)


EUROPE = EqualAreaProjection(latitude=52, longitude=10, radius=6371.007181)
"""Europe in kilometres, on the sphere with the area of the Earth (authalic radius of GRS 80)."""
