"""Lambert's azimuthal equal-area projection: every square kilometre of the map is as large as any other.

Spherical form after J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987),
pages 185-187. The centre is that of ETRS89-LAEA (EPSG:3035), the projection of Europe's statistics.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

_ANTIPODE = 1e-12
"""Below this the point is the antipode to within some ten metres, and its direction is rounding."""


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
            longitude: degrees east.

        The antipode of the centre lies in every direction at once; it is put in the south.
        """
        phi, phi_0 = radians(latitude), radians(self.latitude)
        turn = radians(longitude - self.longitude)
        nearness = 1 + sin(phi_0) * sin(phi) + cos(phi_0) * cos(phi) * cos(turn)
        if nearness < _ANTIPODE:
            return 0.0, -2 * self.radius
        k = sqrt(2 / nearness)
        x = k * cos(phi) * sin(turn)
        y = k * (cos(phi_0) * sin(phi) - sin(phi_0) * cos(phi) * cos(turn))
        return self.radius * x, self.radius * y

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Which (latitude, longitude), in degrees, a point of the plane stands for.

        A point beyond the edge of the world stands for the antipode of the centre, as the edge does.
        """
        rho = hypot(x, y)
        if rho == 0:
            return self.latitude, self.longitude
        c = 2 * asin(min(1.0, rho / (2 * self.radius)))
        phi_0 = radians(self.latitude)
        latitude = asin(max(-1.0, min(1.0, cos(c) * sin(phi_0) + y * sin(c) * cos(phi_0) / rho)))
        turn = atan2(x * sin(c), rho * cos(phi_0) * cos(c) - y * sin(phi_0) * sin(c))
        return degrees(latitude), self.longitude + degrees(turn)


EUROPE = EqualAreaProjection(latitude=52, longitude=10, radius=6371.007181)
"""Europe in kilometres, on the sphere with the area of the Earth (authalic radius of GRS 80)."""
