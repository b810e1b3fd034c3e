internal import Jinzhu
